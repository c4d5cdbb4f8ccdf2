package cn.yinling.simulators.pbx;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everybody in a case, as the dialplan's context {@code case} has it. On the exchange's thread. */
final class Conferences {
    private final Switchboard switchboard;
    private final Map<String, Conference> byName = new LinkedHashMap<>();

    Conferences(Switchboard switchboard) {
        this.switchboard = switchboard;
    }

    List<Conference> all() {
        return List.copyOf(byName.values());
    }

    @Nullable Conference find(String name) {
        return byName.get(name);
    }

    void join(String name, Channel channel) {
        channel.context = "case";
        channel.exten = "s";
        channel.priority = 3;
        channel.application = "ConfBridge";
        channel.applicationData = name + ",case,party";
        Conference conference = byName.computeIfAbsent(name, Conference::new);
        if (conference.parties().isEmpty()) {
            publish(ChannelBlocks.bridge("BridgeCreate", conference));
            conference.count(1);
            publish(ChannelBlocks.conference("ConfbridgeStart", conference));
        }
        conference.parties().add(channel);
        channel.conference = conference;
        conference.count(conference.parties().size() + 1);
        publish(
                ChannelBlocks.channel(
                        ChannelBlocks.bridge("BridgeEnter", conference), "", channel));
        publish(
                ChannelBlocks.channel(
                                ChannelBlocks.conference("ConfbridgeJoin", conference), "", channel)
                        .with("Admin", "No")
                        .with("Muted", "No"));
    }

    void leave(Channel channel) {
        Conference conference = channel.conference;
        if (conference == null) {
            return;
        }
        channel.conference = null;
        conference.parties().remove(channel);
        publish(
                ChannelBlocks.channel(
                                ChannelBlocks.conference("ConfbridgeLeave", conference),
                                "",
                                channel)
                        .with("Admin", "No"));
        conference.count(conference.parties().size() + 1);
        publish(
                ChannelBlocks.channel(
                        ChannelBlocks.bridge("BridgeLeave", conference), "", channel));
        if (conference.parties().isEmpty()) {
            byName.remove(conference.name());
            publish(ChannelBlocks.conference("ConfbridgeEnd", conference));
            conference.count(0);
            publish(ChannelBlocks.bridge("BridgeDestroy", conference));
        }
    }

    private void publish(AmiBlock event) {
        switchboard.publish(EventKind.CALL, event);
    }
}
