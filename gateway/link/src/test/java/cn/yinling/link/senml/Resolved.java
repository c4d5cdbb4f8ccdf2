package cn.yinling.link.senml;

import java.util.ArrayList;
import java.util.List;

/** The records of a pack, one line each. */
final class Resolved {
    private static final double NOW = 1_795_230_000;

    private Resolved() {}

    static List<String> of(byte[] pack) throws MalformedSenmlException {
        List<String> lines = new ArrayList<>();
        new SenmlDecoder().decode(pack, NOW, record -> lines.add(line(record)));
        return lines;
    }

    private static String line(SenmlRecord one) {
        return "%s %s %s @%s".formatted(one.name(), one.unit(), value(one), one.epochSeconds());
    }

    private static Object value(SenmlRecord one) {
        return switch (one.kind()) {
            case NUMBER -> one.number();
            case BOOLEAN -> one.bool();
            case STRING, DATA -> String.valueOf(one.text());
            case SUM_ONLY -> one.kind();
        };
    }
}
