package org.sunledger.api;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** 阳光账本: starts the program. What is put together stands in {@code wiring}. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Sunledger {
    public static void main(String[] arguments) {
        SpringApplication.run(Sunledger.class, arguments);
    }
}
