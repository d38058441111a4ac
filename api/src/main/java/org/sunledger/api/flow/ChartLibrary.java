package org.sunledger.api.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Serves ECharts from the program itself: an auditor's room may have no way out, and the pages allow no other origin. */
@Configuration(proxyBeanMethods = false)
class ChartLibrary implements WebMvcConfigurer {
    /** A pattern: of an exact address a handler knows no file name. */
    private static final String ADDRESS = "/lib/*.js";

    /** The version stands in the pom alone. */
    private static final String IN_THE_JAR = "classpath*:META-INF/resources/webjars/echarts/*/echarts.min.js";

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler(ADDRESS).addResourceLocations(directory()).setCacheControl(CacheControl.noCache());
    }

    /** Where the file lies; handlers take places, and find the file in them by its name. */
    private static String directory() {
        try {
            var found = new PathMatchingResourcePatternResolver().getResources(IN_THE_JAR);
            var file = Arrays.stream(found)
                    .max(Comparator.comparing(Resource::getDescription))
                    .orElseThrow(() -> new IllegalStateException("The chart library is not in the program"));
            var address = file.getURL().toString();
            return address.substring(0, address.lastIndexOf('/') + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
