package org.sunledger.ledger.wire;

/** What is wrong, and where: the path grows on the way up, so reading good bytes pays nothing for it. */
final class MalformedJson extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String path;
    private final String what;

    MalformedJson(String what) {
        this("", what);
    }

    private MalformedJson(String path, String what) {
        super(path.isEmpty() ? what : path + ": " + what, null, false, false);
        this.path = path;
        this.what = what;
    }

    MalformedJson within(String name) {
        return new MalformedJson(path.isEmpty() || path.startsWith("[") ? name + path : name + "." + path, what);
    }

    MalformedJson within(int index) {
        return within("[" + index + "]");
    }
}
