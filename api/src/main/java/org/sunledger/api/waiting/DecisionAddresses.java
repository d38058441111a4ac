package org.sunledger.api.waiting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.sunledger.api.desk.Sends;
import org.sunledger.ledger.shared.Command;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.projections.waiting.Waiting;

/** Where an item goes on: the address whose method sends the command that decides it with yes or no, or enters it again. */
@Component
class DecisionAddresses {
    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}");

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;

    DecisionAddresses(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    /** One line for each kind of command: method and address, variables in braces. */
    Map<Class<? extends Command>, String> all() {
        var addresses = new HashMap<Class<? extends Command>, String>();
        mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .forEach(handled -> {
                    var sends = handled.getValue().getMethodAnnotation(Sends.class);
                    if (sends == null) return;
                    var mapped = handled.getKey();
                    addresses.put(
                            sends.value(),
                            mapped.getMethodsCondition().getMethods().iterator().next() + " "
                                    + mapped.getPatternValues().iterator().next());
                });
        return addresses;
    }

    /** The stream's id, then the item's, take the place of the variables from left to right. */
    static String of(
            Waiting waiting, Class<? extends Command> command, Map<Class<? extends Command>, String> addresses) {
        var ids = new ArrayList<String>();
        ids.add(StreamId.parse(waiting.stream()).id());
        var pattern = addresses.getOrDefault(command, "");
        var variables = VARIABLE.matcher(pattern).results().count();
        if (variables > 1) ids.addAll(List.of(waiting.item().split("/")));
        var next = ids.iterator();
        return VARIABLE.matcher(pattern).replaceAll(ignored -> Matcher.quoteReplacement(next.next()));
    }
}
