package cn.yinling.hub.view;

import java.util.Map;

/**
 * The hub in a few numbers. Immutable.
 *
 * @param devicesOnline by kind: {@code bed}, {@code kiosk}, {@code watch}
 * @param hotlinesOnline connections of hotlines
 * @param messagesPerSecond made durable, over the last second
 * @param messagesCommitted made durable since the start
 * @param alarmsOpen not closed by the hotline
 * @param alarmsUntaken that no hotline has taken charge of
 * @param database {@code ready}, or why not
 */
public record GatewayStatus(
        Map<String, Integer> devicesOnline,
        int hotlinesOnline,
        long messagesPerSecond,
        long messagesCommitted,
        int alarmsOpen,
        int alarmsUntaken,
        String database) {
    public GatewayStatus {
        devicesOnline = Map.copyOf(devicesOnline);
    }
}
