package cn.yinling.simulators.pbx;

/** Events about channels and conferences, their fields in Asterisk's order. */
final class ChannelBlocks {
    private ChannelBlocks() {}

    static AmiBlock event(String name, Channel channel) {
        return channel(AmiBlock.event(name, EventKind.CALL), "", channel);
    }

    static AmiBlock dial(String name, Channel channel) {
        return channel(AmiBlock.event(name, EventKind.CALL), "Dest", channel);
    }

    static AmiBlock conference(String name, Conference conference) {
        return bridge(
                AmiBlock.event(name, EventKind.CALL).with("Conference", conference.name()),
                conference);
    }

    static AmiBlock bridge(String name, Conference conference) {
        return bridge(AmiBlock.event(name, EventKind.CALL), conference);
    }

    static AmiBlock bridge(AmiBlock block, Conference conference) {
        return block.with("BridgeUniqueid", conference.bridgeId())
                .with("BridgeType", "base")
                .with("BridgeTechnology", "softmix")
                .with("BridgeCreator", "ConfBridge")
                .with("BridgeName", conference.name())
                .with("BridgeNumChannels", conference.channels())
                .with("BridgeVideoSourceMode", "none");
    }

    static AmiBlock channel(AmiBlock block, String prefix, Channel channel) {
        return block.with(prefix + "Channel", channel.name)
                .with(prefix + "ChannelState", channel.state.number)
                .with(prefix + "ChannelStateDesc", channel.state.words)
                .with(prefix + "CallerIDNum", channel.callerId.shownNumber())
                .with(prefix + "CallerIDName", channel.callerId.shownName())
                .with(prefix + "ConnectedLineNum", channel.connectedLine.shownNumber())
                .with(prefix + "ConnectedLineName", channel.connectedLine.shownName())
                .with(prefix + "Language", "en")
                .with(prefix + "AccountCode", "")
                .with(prefix + "Context", channel.context)
                .with(prefix + "Exten", channel.exten)
                .with(prefix + "Priority", channel.priority)
                .with(prefix + "Uniqueid", channel.uniqueId)
                .with(prefix + "Linkedid", channel.uniqueId);
    }
}
