package org.sunledger.api.security;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.WebInvocationPrivilegeEvaluator;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.sunledger.ledger.shared.Role;

/** Which door is open to whom. A test walks every address of the program past this table. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@EnableConfigurationProperties(ConfiguredUsers.class)
class Doors {
    /** Open to everybody, to look and not to write. */
    static final String[] PUBLIC = {
        "/",
        "/villages/**",
        "/notices/**",
        "/problems",
        "/problems/**",
        "/sunledger.css",
        "/favicon.svg",
        "/error",
        "/api/v1/balances/villages",
        "/api/v1/balances/villages/**",
        "/api/v1/notices",
        "/api/v1/notices/**",
        "/api/v1/year-plans",
        "/api/v1/year-plans/*",
        "/api/v1/villages/*/mine",
        "/v3/api-docs",
        "/v3/api-docs/**",
        "/actuator/health",
        "/actuator/health/**"
    };

    static final String[] AUDIT = {
        "/audit",
        "/audit/**",
        "/journal",
        "/journal/**",
        "/api/v1/journal",
        "/api/v1/journal/**",
        "/api/v1/audit-trail",
        "/api/v1/audit-trail/**",
        "/api/v1/restatements",
        "/api/v1/negative-days",
        "/api/v1/samples",
        "/api/v1/samples/**"
    };

    /** The past of the figures that everybody sees, beside the auditor for those who keep them. */
    static final String[] TIME = {"/audit/time"};

    private static final String[] TIME_ROLES = roles(
            Role.MAKER,
            Role.CHECKER,
            Role.TREASURY,
            Role.PROJECT_AUTHORITY,
            Role.APPROVER,
            Role.AUDITOR,
            Role.DISCIPLINE);

    /** 待办 and the records it names: everybody has a list of his own, and reads inside his own area. */
    static final String[] WAITING = {"/waiting", "/streams/*/*"};

    static final String[] OPERATION = {"/api/v1/projections", "/api/v1/projections/**"};

    /** Who may ask for the books as they were may also start and end that. */
    static final String[] REPLAYS = {"/audit/replays", "/audit/replays/**", "/api/v1/replays", "/api/v1/replays/**"};

    /** Whoever accepts the difference that a rebuild found has to see it. */
    static final String[] REBUILDS = {
        "/audit/rebuilds", "/audit/rebuilds/**", "/api/v1/projections/*/rebuilds", "/api/v1/projections/*/rebuilds/**"
    };

    /** Every posting, with documents and projects. */
    static final String[] EXPORTS = {"/api/v1/exports/hledger"};

    /** Scans of vouchers and lists show what pages mask. */
    static final String[] EVIDENCE = {"/api/v1/attachments/**", "/api/v1/parties/**"};

    /** 问题台账 and what is counted over it. */
    static final String[] FINDINGS = {"/api/v1/findings", "/api/v1/audit-statistics"};

    /** 结转结余表. */
    static final String[] CARRY_OVERS = {"/api/v1/carry-overs"};

    /** 合规看板. */
    static final String[] COMPLIANCE = {"/api/v1/compliance"};

    /** 信访举报台账. */
    static final String[] CASES = {"/api/v1/cases"};

    /** The county's bureaus; everything they see an auditor sees too. */
    private static final Role[] BUREAU = {
        Role.MAKER, Role.CHECKER, Role.TREASURY, Role.APPROVER, Role.PROJECT_AUTHORITY, Role.AUDITOR
    };

    private static final String[] EVIDENCE_ROLES = roles(PartyReaders.ROLES.toArray(Role[]::new));

    /** Where money went, down to the payee's reference. */
    static final String[] FLOWS = {"/audit/flows", "/audit/flows/**", "/api/v1/money-flows", "/api/v1/money-flows/**"};

    private static final String[] FLOW_ROLES = roles(
            Role.MAKER,
            Role.CHECKER,
            Role.TREASURY,
            Role.PROJECT_AUTHORITY,
            Role.APPROVER,
            Role.TOWN,
            Role.AUDITOR,
            Role.DISCIPLINE);

    /** The bureau, and whoever checks it. */
    private static final String[] EXPORTS_ROLES =
            roles(Role.MAKER, Role.CHECKER, Role.TREASURY, Role.APPROVER, Role.AUDITOR, Role.DISCIPLINE);

    /** Files and pages show what a view shows. */
    static final String[] SAME = {"/api/v1/exports/*", "/views/*"};

    private static final String POLICY =
            "default-src 'self'; object-src 'none'; base-uri 'none'; " + "form-action 'self'; frame-ancestors 'none'";

    private static String[] roles(Role... roles) {
        return Arrays.stream(roles).map(Role::name).toArray(String[]::new);
    }

    private static String[] roles(Role[] some, Role other) {
        return Stream.concat(Arrays.stream(some), Stream.of(other))
                .map(Role::name)
                .toArray(String[]::new);
    }

    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http, SameDoor same, ObjectProvider<WebInvocationPrivilegeEvaluator> privileges) {
        return http.authorizeHttpRequests(doors -> {
                    for (var method : new HttpMethod[] {GET, HEAD}) {
                        doors.requestMatchers(method, PUBLIC).permitAll();
                        doors.requestMatchers(method, REPLAYS).hasAnyRole(Role.ADMIN.name(), Role.AUDITOR.name());
                        doors.requestMatchers(method, REBUILDS)
                                .hasAnyRole(Role.ADMIN.name(), Role.AUDITOR.name(), Role.APPROVER.name());
                        doors.requestMatchers(method, WAITING).authenticated();
                        doors.requestMatchers(method, TIME).hasAnyRole(TIME_ROLES);
                        doors.requestMatchers(method, FLOWS).hasAnyRole(FLOW_ROLES);
                        doors.requestMatchers(method, AUDIT).hasAnyRole(Role.AUDITOR.name(), Role.DISCIPLINE.name());
                        doors.requestMatchers(method, OPERATION).hasAnyRole(Role.ADMIN.name(), Role.AUDITOR.name());
                        doors.requestMatchers(method, EXPORTS).hasAnyRole(EXPORTS_ROLES);
                        doors.requestMatchers(method, FINDINGS).hasAnyRole(Role.AUDITOR.name(), Role.DISCIPLINE.name());
                        doors.requestMatchers(method, CARRY_OVERS).hasAnyRole(roles(BUREAU));
                        doors.requestMatchers(method, COMPLIANCE).hasAnyRole(Role.APPROVER.name(), Role.AUDITOR.name());
                        doors.requestMatchers(method, CASES).hasAnyRole(roles(BUREAU, Role.DISCIPLINE));
                        doors.requestMatchers(method, EVIDENCE).hasAnyRole(EVIDENCE_ROLES);
                        doors.requestMatchers(method, SAME).access(asAtTheOtherAddress(same, privileges));
                    }
                    doors.requestMatchers("/error").permitAll();
                    doors.requestMatchers("/actuator/**").hasRole(Role.ADMIN.name());
                    doors.requestMatchers("/api/**", "/views").authenticated();
                    // A mistyped address is not found, and no reason to ask a villager for a password.
                    doors.requestMatchers(GET, "/**").permitAll();
                    doors.requestMatchers(HEAD, "/**").permitAll();
                    doors.anyRequest().authenticated();
                })
                .httpBasic(basic -> basic.authenticationEntryPoint(entryPoint()))
                .exceptionHandling(refusals ->
                        refusals.authenticationEntryPoint(entryPoint()).accessDeniedHandler(denied()))
                // No cookie and no session: every request says who asks. What another site's page sends in the user's
                // name is refused by ForeignWrites.
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .formLogin(form -> form.disable())
                .logout(logout -> logout.disable())
                .requestCache(cache -> cache.disable())
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(
                                permissions -> permissions.policy("camera=(), geolocation=(), microphone=()")))
                .build();
    }

    /** Asks this very table, so that no list of roles stands twice; an address behind nothing is closed to strangers. */
    private static AuthorizationManager<RequestAuthorizationContext> asAtTheOtherAddress(
            SameDoor same, ObjectProvider<WebInvocationPrivilegeEvaluator> privileges) {
        return (who, asked) -> {
            var behind = same.addressBehind(asked.getRequest().getRequestURI()).orElse("/api/v1/exports");
            return new AuthorizationDecision(privileges.getObject().isAllowed("", behind, GET.name(), who.get()));
        };
    }

    /** Both go on to the address for errors, which tells programs a document and browsers a page. */
    private static AuthenticationEntryPoint entryPoint() {
        return (request, response, failure) -> {
            askForPassword(response);
            response.sendError(HttpStatus.UNAUTHORIZED.value());
        };
    }

    /** One realm, so that a browser that knows a password, or has forgotten it, does so for all addresses. */
    static void askForPassword(HttpServletResponse response) {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"sunledger\", charset=\"UTF-8\"");
    }

    private static AccessDeniedHandler denied() {
        return (request, response, failure) -> response.sendError(HttpStatus.FORBIDDEN.value());
    }

    @Bean
    UserDetailsService userDetails(List<Users> sources) {
        return username -> sources.stream()
                .flatMap(source -> source.named(username).stream())
                .findFirst()
                .map(LoggedIn::new)
                .orElseThrow(() -> new UsernameNotFoundException("Unknown user"));
    }

    @Bean
    PasswordEncoder passwords() {
        return new BCryptPasswordEncoder();
    }
}
