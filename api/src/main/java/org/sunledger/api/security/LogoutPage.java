package org.sunledger.api.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.sunledger.api.html.Books;
import org.sunledger.api.html.Frame;

/**
 * 退出. The program keeps no session; it is the browser that remembers the password, and it forgets one that is refused.
 * So whatever was sent is refused here, with a page that says so.
 */
@Controller
class LogoutPage {
    private final Books books;

    LogoutPage(Books books) {
        this.books = books;
    }

    @GetMapping("/logout")
    String page(HttpServletRequest request, HttpServletResponse response, Model model) {
        Doors.askForPassword(response);
        response.setStatus(HttpStatus.UNAUTHORIZED.value());
        // From here on the page is a stranger's, menu and all.
        SecurityContextHolder.setContext(new SecurityContextImpl(Strangers.SOMEBODY));
        model.addAttribute("frame", Frame.of(request, books));
        return "logged-out";
    }
}
