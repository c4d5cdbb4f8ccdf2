package cn.yinling.kiosk;

import cn.yinling.kiosk.outbox.Outbox;
import cn.yinling.kiosk.outbox.OutboxConfig;
import cn.yinling.kiosk.outbox.OutboxFile;
import cn.yinling.kiosk.sos.Press;
import cn.yinling.kiosk.sos.SosBook;
import cn.yinling.kiosk.sos.SosConfig;
import cn.yinling.kiosk.sos.SosDesk;
import cn.yinling.link.topic.DeviceId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Presses without end, and prints the key of each press that was called saved. */
public final class PressUntilKilled {
    private PressUntilKilled() {}

    public static void main(String[] arguments) {
        OutboxConfig config = new OutboxConfig(Path.of(arguments[0]), 16, Duration.ofDays(7));
        OutboxFile file = new OutboxFile(config, List.of(Outbox.SCHEMA, SosBook.SCHEMA));
        SosDesk desk =
                new SosDesk(
                        new DeviceId(TestKiosk.ID),
                        new SosConfig(Duration.ofSeconds(60), Duration.ofMinutes(30)),
                        file,
                        new Outbox(file),
                        Clock.systemUTC(),
                        new SimpleMeterRegistry(),
                        () -> {});
        while (true) {
            if (desk.press(UUID.randomUUID().toString()) instanceof Press.Saved saved) {
                System.out.println(saved.sos().key());
            }
        }
    }
}
