package org.sunledger.api;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.sunledger.api.cli.Arguments;
import org.sunledger.api.cli.Commands;

/** 阳光账本: starts the program, or runs one of its commands. What is put together stands in {@code wiring}. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Sunledger {
    public static void main(String[] given) {
        var arguments = Arguments.of(given);
        if (arguments.isServe()) {
            SpringApplication.run(Sunledger.class, Arguments.ofServer(given));
        } else {
            System.exit(Commands.run(arguments));
        }
    }
}
