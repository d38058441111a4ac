package org.sunledger.api.wiring;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says at the start where the pages are. */
@Component
class WhereToLook {
    private static final Logger LOG = LoggerFactory.getLogger(WhereToLook.class);

    private final Environment environment;

    WhereToLook(Environment environment) {
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void say() {
        var port = environment.getProperty("local.server.port");
        if (port == null) return; // a part of the program without its door
        var scheme = environment.getProperty("server.ssl.enabled", Boolean.class, false) ? "https" : "http";
        LOG.info("请在浏览器打开 open in a browser: {}://localhost:{}/", scheme, port);
    }
}
