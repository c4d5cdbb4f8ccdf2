package cn.yinling.simulators.pbx;

/** Who is shown to call. Empty parts are shown as unknown. */
record CallerId(String number, String name) {
    static final CallerId NONE = new CallerId("", "");

    /** Reads {@code "SOS" <4711>}, {@code SOS <4711>} or {@code 4711}. */
    static CallerId parse(String text) {
        int open = text.lastIndexOf('<');
        int close = text.indexOf('>', Math.max(open, 0));
        if (open < 0 || close < 0) {
            String bare = text.strip();
            return bare.matches("[0-9+*#]*") ? new CallerId(bare, "") : new CallerId("", bare);
        }
        String name = text.substring(0, open).strip();
        boolean isQuoted = name.length() >= 2 && name.startsWith("\"") && name.endsWith("\"");
        return new CallerId(
                text.substring(open + 1, close).strip(),
                isQuoted ? name.substring(1, name.length() - 1) : name);
    }

    String shownNumber() {
        return number.isEmpty() ? "<unknown>" : number;
    }

    String shownName() {
        return name.isEmpty() ? "<unknown>" : name;
    }
}
