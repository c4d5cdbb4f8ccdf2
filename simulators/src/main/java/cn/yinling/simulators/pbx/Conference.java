package cn.yinling.simulators.pbx;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A conference and its bridge. Like Asterisk's it has a channel of its own, the announcer, which is
 * counted but never shown. On the exchange's thread.
 */
final class Conference {
    private final String name;
    private final String bridgeId = UUID.randomUUID().toString();
    private final List<Channel> parties = new ArrayList<>();
    private int channels;

    Conference(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    String bridgeId() {
        return bridgeId;
    }

    List<Channel> parties() {
        return parties;
    }

    /** As the bridge counts them, the announcer included. */
    int channels() {
        return channels;
    }

    void count(int present) {
        this.channels = present;
    }
}
