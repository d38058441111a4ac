package org.sunledger.api.wiring;

import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/**
 * What the operator set, read as the server reads it: command line, environment, {@code application.properties}.
 *
 * @param url of the database; empty: the program's own
 */
public record Settings(SunledgerProperties properties, String url, String username, String password) {
    /** Failures are told by whoever runs the command; here they would be told a second time. */
    private static final String[] QUIET = {
        "logging.level.root=warn",
        "logging.level.org.springframework.boot.SpringApplication=off",
        "logging.level.org.springframework.boot.diagnostics.LoggingFailureAnalysisReporter=off",
        "logging.level.org.springframework.context=error"
    };

    @EnableConfigurationProperties(SunledgerProperties.class)
    static final class Reading {}

    /** For a command that starts no server. */
    public static Settings read(List<String> arguments) {
        var application = new SpringApplicationBuilder(Reading.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .bannerMode(org.springframework.boot.Banner.Mode.OFF)
                .registerShutdownHook(false)
                .properties(QUIET);
        try (var context = application.run(arguments.toArray(String[]::new))) {
            var environment = context.getEnvironment();
            return new Settings(
                    context.getBean(SunledgerProperties.class),
                    environment.getProperty("spring.datasource.url", ""),
                    environment.getProperty("spring.datasource.username", ""),
                    environment.getProperty("spring.datasource.password", ""));
        }
    }
}
