package cn.yinling.hub.mqtt;

import cn.yinling.link.topic.Channel;
import cn.yinling.link.topic.DeviceId;
import cn.yinling.link.topic.Topic;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one connection may publish and subscribe. Made once a connection, so that a publish costs a
 * comparison of strings and no parsing. Immutable.
 */
sealed interface Rights {
    /** The topic of that name, or null where it may not be published. */
    @Nullable Topic publishable(String topic);

    boolean maySubscribe(String filter);

    static Rights of(Identity identity) {
        return switch (identity) {
            case Identity.OfDevice(var device) -> OfDevice.of(device.id());
            case Identity.OfHotline _ -> new OfHotline();
        };
    }

    /** Its own topics and no others, no wildcards. */
    record OfDevice(List<Named> up, List<String> down) implements Rights {
        record Named(String text, Topic topic) {}

        static OfDevice of(DeviceId device) {
            List<Named> up =
                    topics(device, Channel.Direction.FROM_DEVICE).stream()
                            .map(topic -> new Named(topic.text(), topic))
                            .toList();
            List<String> down =
                    topics(device, Channel.Direction.TO_DEVICE).stream().map(Topic::text).toList();
            return new OfDevice(up, down);
        }

        private static List<Topic.OfDevice> topics(DeviceId device, Channel.Direction direction) {
            return Arrays.stream(Channel.values())
                    .filter(channel -> channel.direction() == direction)
                    .map(channel -> new Topic.OfDevice(device, channel))
                    .toList();
        }

        @Override
        public @Nullable Topic publishable(String topic) {
            for (Named named : up) {
                if (named.text().equals(topic)) {
                    return named.topic();
                }
            }
            return null;
        }

        @Override
        public boolean maySubscribe(String filter) {
            return down.contains(filter);
        }
    }

    /** Hears alarms and says how far they have come. */
    record OfHotline() implements Rights {
        @Override
        public @Nullable Topic publishable(String topic) {
            return Topic.parse(topic).filter(Topic.OfAlarmState.class::isInstance).orElse(null);
        }

        @Override
        public boolean maySubscribe(String filter) {
            return filter.equals(Topic.ALARMS);
        }
    }
}
