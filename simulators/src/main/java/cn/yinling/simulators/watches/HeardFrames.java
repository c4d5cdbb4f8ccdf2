package cn.yinling.simulators.watches;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Contents of what the gateway says, however it arrives. For one connection. */
final class HeardFrames {
    private final StringBuilder open = new StringBuilder();

    List<String> heard(Buffer bytes) {
        open.append(bytes.toString(StandardCharsets.UTF_8));
        List<String> contents = new ArrayList<>();
        for (int end = open.indexOf("]"); end >= 0; end = open.indexOf("]")) {
            String frame = open.substring(0, end);
            contents.add(frame.substring(frame.lastIndexOf('*') + 1));
            open.delete(0, end + 1);
        }
        return contents;
    }
}
