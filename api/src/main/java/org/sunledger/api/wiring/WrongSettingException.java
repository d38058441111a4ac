package org.sunledger.api.wiring;

/** A setting that cannot be meant, and what would be right: once in each language. */
final class WrongSettingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String chinese;
    private final String english;

    WrongSettingException(String chinese, String english) {
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
