package org.sunledger.ledger.shared;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Collects every rule that refuses, so that the clerk hears all of them at once. */
public final class Verdict {
    private final List<Refused> refusals = new ArrayList<>();

    /** Notes the refusal when {@code refused} holds: facts as name, value, name, value, …. */
    public Verdict refuseIf(boolean refused, Refusal refusal, @Nullable Object... facts) {
        if (refused) refusals.add(new Refused(refusal, Refusal.facts(facts)));
        return this;
    }

    /**
     * INV-08: each step belongs to some offices and to no other.
     *
     * @param allowed empty: only automations may
     */
    public Verdict refuseRole(Actor actor, Set<Role> allowed) {
        return refuseIf(
                !allowed.contains(actor.role()),
                SharedRefusal.ROLE_NOT_ALLOWED,
                "role",
                actor.role().chinese(),
                "roleEn",
                actor.role().english(),
                "allowed",
                names(allowed, Role::chinese, "仅系统自动办理"),
                "allowedEn",
                names(allowed, Role::english, "automations only"));
    }

    private static String names(Set<Role> roles, Function<Role, String> name, String nobody) {
        if (roles.isEmpty()) return nobody;
        return roles.stream().sorted().map(name).collect(Collectors.joining("、"));
    }

    /**
     * The step after these: another person takes it (INV-08), and no day before them (INV-26), for nobody confirms or returns
     * what does not exist yet.
     */
    public Verdict refuseUnlessFollows(Collection<Signature> before, Context x) {
        refuseSamePerson(before, x);
        before.stream().map(Signature::on).max(Comparator.naturalOrder()).ifPresent(last -> refuseBefore(last, x));
        return this;
    }

    public Verdict refuseUnlessFollows(Signature before, Context x) {
        return refuseUnlessFollows(List.of(before), x);
    }

    /** INV-08: in one chain no person signs twice. */
    public Verdict refuseSamePerson(Collection<Signature> before, Context x) {
        return refuseIf(
                before.stream().anyMatch(step -> step.user().equals(x.user())),
                SharedRefusal.SAME_PERSON,
                "user",
                x.user());
    }

    /** INV-26: people date a step on the day of the step before it, or later. An automation keeps the day of what it ends. */
    public Verdict refuseBefore(LocalDate stepOn, Context x) {
        return refuseIf(
                !x.request().isAutomation() && x.on().isBefore(stepOn),
                SharedRefusal.DATE_BEFORE_STEP,
                "effectiveOn",
                x.on(),
                "stepOn",
                stepOn);
    }

    /** INV-27: a person acts within the area of the office (管辖区划). */
    public Verdict refuseOutsideArea(DivisionCode place, Actor actor) {
        return refuseIf(
                !place.isWithin(actor.area()), SharedRefusal.OUTSIDE_AREA, "divisionCode", place, "area", actor.area());
    }

    /** Ends here, with what was collected: for questions that make no sense without an answer to this one. */
    public Rejection stop(Refusal refusal, @Nullable Object... facts) {
        refusals.add(new Refused(refusal, Refusal.facts(facts)));
        return new Rejection(refusals);
    }

    /** A rejection that tells these refusals and the other's. */
    public Rejection with(Rejection other) {
        refusals.addAll(other.refusals());
        return new Rejection(refusals);
    }

    public boolean isRefused() {
        return !refusals.isEmpty();
    }

    /** To be told: something was refused. */
    public Rejection rejection() {
        return new Rejection(refusals);
    }

    public void orThrow() {
        if (isRefused()) throw rejection();
    }

    /** The events, unless a rule refused. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is copied and goes nowhere else
    public final <E> List<E> or(E... events) {
        orThrow();
        return List.of(events);
    }
}
