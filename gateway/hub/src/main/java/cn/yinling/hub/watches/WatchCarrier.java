package cn.yinling.hub.watches;

import cn.yinling.hub.commands.Carrier;
import cn.yinling.link.command.DeviceCommand;
import cn.yinling.link.topic.DeviceId;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Says commands in the watches' words, where they have one. A watch echoes a word it has had, and
 * says no more.
 */
final class WatchCarrier implements Carrier {
    private static final String COMING = "救援人员正在赶来，请放心。";
    private static final String CLOSED = "您的求助已经处理完毕。";

    private final Watches watches;

    WatchCarrier(Watches watches) {
        this.watches = watches;
    }

    @Override
    public boolean reaches(DeviceId device) {
        return watches.of(device.value()) != null;
    }

    @Override
    public void carry(DeviceId device, DeviceCommand command, Consumer<News> news) {
        List<String> words = words(command);
        WatchSession session = watches.of(device.value());
        if (words.isEmpty()) {
            news.accept(new News.Impossible("watches have no word for it"));
        } else if (session != null) {
            session.tell(words, () -> news.accept(new News.Done()));
        }
    }

    /** Empty where the protocol has none. */
    static List<String> words(DeviceCommand command) {
        Map<String, Object> given = command.arguments();
        Map<String, Object> arguments = given == null ? Map.of() : given;
        return switch (command.kind()) {
            case HELP_IS_COMING -> List.of(message(COMING));
            case CASE_CLOSED -> List.of(message(CLOSED));
            case VOICE_MODE -> List.of("CALL," + arguments.getOrDefault("number", ""));
            case MEASURE_NOW -> List.of("hrtstart,1", "CR");
            case TEST -> List.of("FIND");
            case INTERVAL -> List.of("UPLOAD," + arguments.getOrDefault("seconds", 60));
            case THRESHOLDS -> List.of();
        };
    }

    /** Watches show text that comes as hex digits of UTF-16. */
    private static String message(String text) {
        return "MESSAGE,"
                + HexFormat.of()
                        .withUpperCase()
                        .formatHex(text.getBytes(StandardCharsets.UTF_16BE));
    }
}
