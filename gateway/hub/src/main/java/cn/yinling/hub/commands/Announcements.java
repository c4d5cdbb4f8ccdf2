package cn.yinling.hub.commands;

import cn.yinling.link.command.DeviceCommand;
import cn.yinling.link.topic.DeviceId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * News of alarms that are not in the table yet: on the wire at once, and again for a device that
 * comes, as long as the database keeps us waiting. From then on they are commands like any other.
 * Thread-safe; never blocks.
 */
final class Announcements {
    private final Carriers carriers;
    private final InstantSource clock;
    private final BiConsumer<AlarmNews, Carrier.News> heard;
    private final Map<DeviceId, Map<String, AlarmNews>> unstored = new ConcurrentHashMap<>();

    /** Those whose fate is given to {@code heard}. */
    Announcements(
            Carriers carriers, InstantSource clock, BiConsumer<AlarmNews, Carrier.News> heard) {
        this.carriers = carriers;
        this.clock = clock;
        this.heard = heard;
    }

    /** Keeps it until it is stored; gives when it goes on the wire, null where nobody is there. */
    @Nullable Instant keep(AlarmNews news) {
        unstored.compute(
                news.device(),
                (_, kept) -> {
                    Map<String, AlarmNews> all =
                            kept == null ? new LinkedHashMap<>() : new LinkedHashMap<>(kept);
                    if (news.replaces() != null) {
                        all.remove(news.replaces());
                    }
                    all.put(news.commandId(), news);
                    return all;
                });
        return carriers.reach(news.device()) ? clock.instant() : null;
    }

    /** Puts it on the wire. */
    void carry(AlarmNews news) {
        DeviceCommand command = news.command();
        carriers.carry(news.device(), command, what -> heard.accept(news, what));
    }

    /** A device can hear from now on. */
    void came(DeviceId device) {
        Instant now = clock.instant();
        List.copyOf(unstored.getOrDefault(device, Map.of()).values()).stream()
                .filter(news -> news.expiresAt().isAfter(now))
                .forEach(this::carry);
    }

    /** It is in the table now, or its device has it. */
    void done(DeviceId device, String commandId) {
        unstored.computeIfPresent(
                device,
                (_, kept) -> {
                    Map<String, AlarmNews> rest = new LinkedHashMap<>(kept);
                    rest.remove(commandId);
                    return rest.isEmpty() ? null : rest;
                });
    }
}
