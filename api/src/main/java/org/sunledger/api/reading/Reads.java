package org.sunledger.api.reading;

import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Registers what reads share. */
@Configuration(proxyBeanMethods = false)
class Reads implements WebMvcConfigurer {
    private final AsOfOfRequest asOf;
    private final PageOfRequest page;

    Reads(AsOfOfRequest asOf, PageOfRequest page) {
        this.asOf = asOf;
        this.page = page;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(asOf);
        resolvers.add(page);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new KnownParameters());
    }
}
