package cn.yinling.simulators.pbx;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads messages of {@code Name: value} lines ended by an empty line. Takes lines ended by LF alone
 * too, and whatever bytes come. For one thread.
 */
final class AmiReader {
    /** As in Asterisk: longer lines are no line. */
    static final int LONGEST_LINE = 1_024;

    static final int MOST_HEADERS = 128;

    private final InputStream in;
    private final byte[] line = new byte[LONGEST_LINE];

    AmiReader(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /** Blocks until a whole message is there. */
    AmiInput next() throws IOException {
        List<AmiMessage.Header> headers = new ArrayList<>();
        boolean isTooMany = false;
        while (true) {
            int length = readLine();
            switch (length) {
                case ENDED -> {
                    return new AmiInput.Ended();
                }
                case TOO_LONG -> {
                    return new AmiInput.LineTooLong();
                }
                case 0 -> {
                    return isTooMany
                            ? new AmiInput.TooManyHeaders()
                            : new AmiInput.Received(new AmiMessage(headers));
                }
                default -> {
                    isTooMany |= headers.size() == MOST_HEADERS;
                    AmiMessage.Header header =
                            header(new String(line, 0, length, StandardCharsets.UTF_8));
                    if (header != null && !isTooMany) {
                        headers.add(header);
                    }
                }
            }
        }
    }

    private static AmiMessage.@Nullable Header header(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return null;
        }
        return new AmiMessage.Header(
                text.substring(0, colon).strip(), text.substring(colon + 1).strip());
    }

    private static final int ENDED = -1;
    private static final int TOO_LONG = -2;

    /** The line's length without its end. */
    private int readLine() throws IOException {
        int length = 0;
        while (true) {
            int next = in.read();
            if (next < 0) {
                return ENDED;
            }
            if (next == '\n') {
                return length > 0 && line[length - 1] == '\r' ? length - 1 : length;
            }
            if (length == LONGEST_LINE) {
                return TOO_LONG;
            }
            line[length++] = (byte) next;
        }
    }
}
