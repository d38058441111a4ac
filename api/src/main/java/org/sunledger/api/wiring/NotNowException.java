package org.sunledger.api.wiring;

/** What was asked cannot be done as things stand, and what would help: once in each language. */
final class NotNowException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String chinese;
    private final String english;

    NotNowException(String chinese, String english) {
        super(chinese + " " + english);
        this.chinese = chinese;
        this.english = english;
    }

    String chinese() {
        return chinese;
    }

    String english() {
        return english;
    }
}
