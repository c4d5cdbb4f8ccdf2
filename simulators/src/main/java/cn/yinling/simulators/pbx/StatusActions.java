package cn.yinling.simulators.pbx;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * CoreSettings, CoreStatus, CoreShowChannels, BridgeList, ConfbridgeListRooms, ConfbridgeList. On
 * the exchange's thread.
 */
final class StatusActions {
    private final Exchange exchange;
    private final LocalDateTime startedAt;

    StatusActions(Exchange exchange) {
        this.exchange = exchange;
        this.startedAt =
                LocalDateTime.ofInstant(exchange.now(), ZoneId.systemDefault())
                        .truncatedTo(ChronoUnit.SECONDS);
    }

    void register(ActionDesk desk) {
        desk.takeShort("CoreSettings", StatusActions::settings);
        desk.takeShort("CoreStatus", this::status);
        desk.takeShort("CoreShowChannels", this::channels);
        desk.takeShort("BridgeList", this::bridges);
        desk.takeShort("ConfbridgeListRooms", this::rooms);
        desk.takeShort("ConfbridgeList", this::room);
    }

    private static void settings(AmiSession session, AmiMessage message) {
        session.send(
                AmiBlock.response("Success", message)
                        .with("AMIversion", "11.0.0")
                        .with("AsteriskVersion", "22.10.1+dfsg+~cs6.17.60671434-1")
                        .with("SystemName", "")
                        .with("CoreMaxCalls", 0)
                        .with("CoreMaxLoadAvg", "0.000000")
                        .with("CoreRunUser", "asterisk")
                        .with("CoreRunGroup", "asterisk")
                        .with("CoreMaxFilehandles", 0)
                        .with("CoreRealTimeEnabled", "No")
                        .with("CoreCDRenabled", "No")
                        .with("CoreHTTPenabled", "No")
                        .with("SoundsSearchCustomDir", "No"));
    }

    private void status(AmiSession session, AmiMessage message) {
        String date = startedAt.format(DateTimeFormatter.ISO_LOCAL_DATE);
        String time = startedAt.format(DateTimeFormatter.ofPattern("HH:mm:ss"));
        session.send(
                AmiBlock.response("Success", message)
                        .with("CoreStartupDate", date)
                        .with("CoreStartupTime", time)
                        .with("CoreReloadDate", date)
                        .with("CoreReloadTime", time)
                        .with("CoreCurrentCalls", exchange.channels().size())
                        .with("CoreProcessedCalls", exchange.processed()));
    }

    private void channels(AmiSession session, AmiMessage message) {
        session.send(AmiBlock.listStart(message, "Channels will follow"));
        List<Channel> channels = exchange.channels();
        for (Channel channel : channels) {
            session.send(
                    ChannelBlocks.channel(
                                    AmiBlock.listItem("CoreShowChannel", message), "", channel)
                            .with("Application", channel.application)
                            .with("ApplicationData", channel.applicationData)
                            .with("Duration", duration(channel))
                            .with(
                                    "BridgeId",
                                    channel.conference == null
                                            ? ""
                                            : channel.conference.bridgeId()));
        }
        session.send(AmiBlock.listEnd("CoreShowChannelsComplete", message, channels.size()));
    }

    private String duration(Channel channel) {
        Duration since = Duration.between(channel.createdAt, exchange.now());
        return "%02d:%02d:%02d"
                .formatted(since.toHours(), since.toMinutesPart(), since.toSecondsPart());
    }

    private void bridges(AmiSession session, AmiMessage message) {
        session.send(AmiBlock.listStart(message, "Bridge listing will follow"));
        List<Conference> conferences = exchange.conferences().all();
        for (Conference conference : conferences) {
            session.send(
                    ChannelBlocks.bridge(AmiBlock.listItem("BridgeListItem", message), conference));
        }
        session.send(AmiBlock.listEnd("BridgeListComplete", message, conferences.size()));
    }

    private void rooms(AmiSession session, AmiMessage message) {
        List<Conference> conferences = exchange.conferences().all();
        if (conferences.isEmpty()) {
            session.send(AmiBlock.error(message, "No active conferences."));
            return;
        }
        session.send(AmiBlock.listStart(message, "Confbridge conferences will follow"));
        for (Conference conference : conferences) {
            session.send(
                    AmiBlock.listItem("ConfbridgeListRooms", message)
                            .with("Conference", conference.name())
                            .with("Parties", conference.parties().size())
                            .with("Marked", 0)
                            .with("Locked", "No")
                            .with("Muted", "No"));
        }
        session.send(AmiBlock.listEnd("ConfbridgeListRoomsComplete", message, conferences.size()));
    }

    private void room(AmiSession session, AmiMessage message) {
        Conference conference = exchange.conferences().find(message.get("Conference"));
        if (conference == null) {
            session.send(AmiBlock.error(message, "No Conference by that name found."));
            return;
        }
        session.send(AmiBlock.listStart(message, "Confbridge user list will follow"));
        conference.parties().forEach(channel -> session.send(party(message, conference, channel)));
        session.send(
                AmiBlock.listEnd("ConfbridgeListComplete", message, conference.parties().size()));
    }

    private AmiBlock party(AmiMessage message, Conference conference, Channel channel) {
        Instant answeredAt = channel.answeredAt;
        long seconds =
                answeredAt == null ? 0 : Duration.between(answeredAt, exchange.now()).toSeconds();
        AmiBlock block =
                AmiBlock.listItem("ConfbridgeList", message).with("Conference", conference.name());
        for (String flag :
                List.of(
                        "Admin",
                        "MarkedUser",
                        "WaitMarked",
                        "EndMarked",
                        "EndMarkedAny",
                        "Waiting",
                        "Muted",
                        "Talking")) {
            block.with(flag, "No");
        }
        return ChannelBlocks.channel(block.with("AnsweredTime", seconds), "", channel);
    }
}
