package org.sunledger.api.demo;

import java.time.Instant;
import java.util.UUID;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.sunledger.ledger.project.PipelineEvent.Profile;
import org.sunledger.ledger.shared.OrgId;

/** The demo's story told in stages by a test, instead of in one go when the program starts. */
public final class Staged {
    private Staged() {}

    /** The program starts and tells nothing by itself. */
    public static void tellsNothing(ConfigurableApplicationContext context) {
        context.addBeanFactoryPostProcessor(
                beans -> ((DefaultListableBeanFactory) beans).removeBeanDefinition("opening"));
    }

    /** Tells what is missing of the story up to the instant, where the ledger's clock then stands. */
    public static void until(Demo demo, Instant instant) {
        try {
            demo.tellUntil(instant);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The id that the story gives to what it names: {@code project/P1}, {@code disbursement/9}. */
    public static UUID id(String name) {
        return DemoCounty.id(name);
    }

    public static UUID fund(int number) {
        return switch (number) {
            case 1 -> DemoStory.fund(DemoStory.F1).value();
            case 2 -> DemoStory.fund(DemoStory.F2).value();
            case 3 -> DemoStory.fund(DemoStory.F3).value();
            case 4 -> DemoStory.fund(DemoStory.F4).value();
            default -> throw new IllegalArgumentException("Four funds");
        };
    }

    public static OrgId povertyOffice() {
        return DemoCounty.POVERTY_OFFICE;
    }

    public static OrgId townOfP1() {
        return DemoCounty.HUIQU_OFFICE;
    }

    public static OrgId villageOfP1() {
        return DemoCounty.BAISHANTOU_COMMITTEE;
    }

    /** What the village proposed as P1. */
    public static Profile profileOfP1() {
        return DemoCases.p1().profile();
    }
}
