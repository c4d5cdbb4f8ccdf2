package cn.yinling.simulators.pbx;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a client sent: headers in their order, names without regard to case. Immutable. */
record AmiMessage(List<Header> headers) {
    AmiMessage {
        headers = List.copyOf(headers);
    }

    record Header(String name, String value) {}

    /** The first header of that name; empty where it is missing, as in Asterisk. */
    String get(String name) {
        String value = find(name);
        return value == null ? "" : value;
    }

    boolean has(String name) {
        return !get(name).isEmpty();
    }

    private @Nullable String find(String name) {
        for (Header header : headers) {
            if (header.name().equalsIgnoreCase(name)) {
                return header.value();
            }
        }
        return null;
    }

    /** Every header of that name. */
    List<String> all(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .toList();
    }
}
