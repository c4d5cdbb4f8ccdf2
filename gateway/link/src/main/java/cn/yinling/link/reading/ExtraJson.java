package cn.yinling.link.reading;

import cn.yinling.link.senml.MalformedSenmlException;
import cn.yinling.link.senml.SenmlRecord;
import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** Writes what has no column as one JSON object, bounded in size. For one pack and one thread. */
final class ExtraJson {
    private static final int MOST_CHARACTERS = 4096;

    private final StringBuilder json = new StringBuilder("{");

    void add(String name, SenmlRecord pack) throws MalformedSenmlException {
        if (json.length() > 1) {
            json.append(',');
        }
        quote(name);
        json.append(':');
        switch (pack.kind()) {
            case NUMBER -> json.append(pack.number());
            case BOOLEAN -> json.append(pack.bool());
            case STRING, DATA -> quote(String.valueOf(pack.text()));
            case SUM_ONLY -> json.append("null");
        }
        if (json.length() > MOST_CHARACTERS) {
            throw new MalformedSenmlException(
                    "more than %d characters of unknown records".formatted(MOST_CHARACTERS));
        }
    }

    String json() {
        return json + "}";
    }

    private void quote(String text) {
        // PostgreSQL's jsonb cannot hold U+0000.
        String storable = text.indexOf('\0') < 0 ? text : text.replace("\0", "");
        json.append('"')
                .append(JsonStringEncoder.getInstance().quoteAsString(storable))
                .append('"');
    }
}
