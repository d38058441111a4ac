package org.sunledger.api.desk;

import java.beans.PropertyEditorSupport;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.convert.converter.Converter;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.OrgId;
import org.sunledger.ledger.shared.UserId;

/** Words of the ledger in addresses and parameters, in one spelling each. */
@Configuration(proxyBeanMethods = false)
class Front implements WebMvcConfigurer {
    private final SlipOfRequest slips;
    private final WhoMayAsk whoMayAsk;

    Front(SlipOfRequest slips, WhoMayAsk whoMayAsk) {
        this.slips = slips;
        this.whoMayAsk = whoMayAsk;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(whoMayAsk).order(Ordered.HIGHEST_PRECEDENCE);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(slips);
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, LocalDate.class, (Converter<String, LocalDate>) LocalDate::parse);
        registry.addConverter(String.class, YearMonth.class, (Converter<String, YearMonth>) YearMonth::parse);
        registry.addConverter(String.class, Instant.class, (Converter<String, Instant>) Instant::parse);
        registry.addConverter(String.class, DivisionCode.class, (Converter<String, DivisionCode>) DivisionCode::of);
        registry.addConverter(String.class, OrgId.class, (Converter<String, OrgId>) OrgId::new);
        registry.addConverter(String.class, UserId.class, (Converter<String, UserId>) UserId::new);
    }

    /**
     * A UUID has one spelling: the JDK also reads 1-1-1-1-1. An editor and no converter, because Spring tries its own
     * lenient editor where a converter refuses.
     */
    @ControllerAdvice
    static class Uuids {
        @InitBinder
        void strict(WebDataBinder binder) {
            binder.registerCustomEditor(UUID.class, new PropertyEditorSupport() {
                @Override
                public void setAsText(String text) {
                    var uuid = UUID.fromString(text);
                    if (!uuid.toString().equalsIgnoreCase(text)) {
                        throw new IllegalArgumentException("Not a UUID: " + text);
                    }
                    setValue(uuid);
                }
            });
        }
    }
}
