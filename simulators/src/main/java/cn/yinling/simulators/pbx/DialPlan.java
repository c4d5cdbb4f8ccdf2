package cn.yinling.simulators.pbx;

/** Which extensions {@code config/asterisk/extensions.conf} has. */
final class DialPlan {
    private DialPlan() {}

    static boolean has(String context, String exten) {
        return switch (context) {
            case "offer", "case", "hold" -> exten.equals("s");
            case "callers" -> exten.matches("12345|87112345|fallback");
            case "seats" -> exten.matches("[0-9].+");
            default -> false;
        };
    }
}
