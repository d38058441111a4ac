package org.sunledger.api.security;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.WebInvocationPrivilegeEvaluator;
import org.springframework.stereotype.Component;

/** What the doors say to whoever sent this request, so that a page shows no link that leads to a refusal. */
@Component
public class OpenDoors {
    private final ObjectProvider<WebInvocationPrivilegeEvaluator> privileges;

    OpenDoors(ObjectProvider<WebInvocationPrivilegeEvaluator> privileges) {
        this.privileges = privileges;
    }

    /**
     * Whether they may look there.
     *
     * @param address of this site, with or without a question
     */
    public boolean isOpen(String address) {
        var end = address.indexOf('?');
        var path = end < 0 ? address : address.substring(0, end);
        var who = SecurityContextHolder.getContext().getAuthentication();
        return who != null && privileges.getObject().isAllowed("", path, HttpMethod.GET.name(), who);
    }
}
