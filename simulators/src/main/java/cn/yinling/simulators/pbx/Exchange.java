package cn.yinling.simulators.pbx;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The channels, and what becomes of them once the phone has been dialled. On the exchange's thread.
 */
final class Exchange {
    private final Switchboard switchboard;
    private final Clock clock;
    private final PhoneListener listener;
    private final Conferences conferences;
    private final Map<String, Phone> phones = new LinkedHashMap<>();
    private final Map<String, Channel> channels = new LinkedHashMap<>();
    private final Map<String, String> globals = new LinkedHashMap<>();
    private long processed;

    Exchange(PbxConfig config, Switchboard switchboard, PhoneListener listener, Clock clock) {
        this.switchboard = switchboard;
        this.listener = listener;
        this.clock = clock;
        this.conferences = new Conferences(switchboard);
        config.phones().forEach(name -> phones.put(name, new Phone(name, switchboard, this)));
    }

    @Nullable Phone phone(String name) {
        return phones.get(name);
    }

    Conferences conferences() {
        return conferences;
    }

    Map<String, String> globals() {
        return globals;
    }

    Instant now() {
        return clock.instant();
    }

    /** The newest first. */
    List<Channel> channels() {
        return new ArrayList<>(channels.values()).reversed();
    }

    long processed() {
        return processed;
    }

    boolean isTaken(String uniqueId) {
        return channels.containsKey(uniqueId);
    }

    /** By name or by unique id, as Asterisk does. */
    @Nullable Channel find(String nameOrId) {
        Channel byId = channels.get(nameOrId);
        return byId != null
                ? byId
                : channels.values().stream()
                        .filter(channel -> channel.name.equalsIgnoreCase(nameOrId))
                        .findFirst()
                        .orElse(null);
    }

    Optional<Channel> ringingAt(Phone phone) {
        return channels.values().stream()
                .filter(one -> one.phone == phone && one.state == Channel.State.RINGING)
                .findFirst();
    }

    List<Channel> answeredAt(Phone phone) {
        return channels.values().stream().filter(one -> one.phone == phone && one.isUp()).toList();
    }

    void add(Channel channel) {
        channels.put(channel.uniqueId, channel);
        processed++;
    }

    void rings(Channel channel) {
        channel.state = Channel.State.RINGING;
        publish(ChannelBlocks.event("Newstate", channel));
        publish(ChannelBlocks.dial("DialState", channel).with("DialStatus", "RINGING"));
        listener.rings(channel.asCall());
    }

    void answered(Channel channel) {
        channel.stopWaiting();
        channel.state = Channel.State.UP;
        channel.answeredAt = now();
        publish(ChannelBlocks.event("Newstate", channel));
        publish(ChannelBlocks.dial("DialEnd", channel).with("DialStatus", "ANSWER"));
        Originates.succeeded(switchboard, channel);
        listener.answered(channel.asCall());
        String caseId = channel.variables.get("CASE_ID");
        if (caseId != null && !caseId.isEmpty()) {
            conferences.join("case-" + caseId, channel);
        } else if (channel.request.action().get("Application").isEmpty()) {
            // The dialplan has nothing to say to a channel without a case.
            hangUp(channel, HangupCause.NORMAL);
        }
    }

    void refused(Channel channel, SipRefusal refusal) {
        publish(
                ChannelBlocks.event("HangupRequest", channel)
                        .with("Cause", refusal.cause().number())
                        .with("TechCause", refusal.status()));
        publish(ChannelBlocks.dial("DialEnd", channel).with("DialStatus", refusal.dialStatus()));
        Originates.failed(switchboard, channel.request, Originates.REFUSED);
        gone(channel, refusal.cause(), Integer.toString(refusal.status()));
    }

    void notAnsweredInTime(Channel channel) {
        Originates.failed(switchboard, channel.request, Originates.NOT_IN_TIME);
        gone(channel, HangupCause.NO_ANSWER, "480");
    }

    void hungUpByPhone(Channel channel) {
        publish(ChannelBlocks.event("HangupRequest", channel));
        leave(channel, HangupCause.NORMAL);
    }

    /** Hung up by a client. */
    void hangUp(Channel channel, HangupCause cause) {
        if (channel.isUp()) {
            leave(channel, cause == HangupCause.UNKNOWN ? HangupCause.NORMAL : cause);
            return;
        }
        publish(ChannelBlocks.dial("DialEnd", channel).with("DialStatus", "NOANSWER"));
        Originates.failed(switchboard, channel.request, Originates.REFUSED);
        gone(channel, cause, "");
    }

    private void leave(Channel channel, HangupCause cause) {
        conferences.leave(channel);
        publish(
                ChannelBlocks.event("SoftHangupRequest", channel)
                        .with("Cause", HangupCause.NORMAL.number()));
        gone(channel, cause, "");
    }

    private void gone(Channel channel, HangupCause cause, String techCause) {
        channel.stopWaiting();
        channels.remove(channel.uniqueId);
        AmiBlock hangup =
                ChannelBlocks.event("Hangup", channel)
                        .with("Cause", cause.number())
                        .with("Cause-txt", cause.text());
        publish(techCause.isEmpty() ? hangup : hangup.with("TechCause", techCause));
        listener.ended(channel.asCall());
    }

    void registrationChanged(Phone phone) {
        switchboard.publish(
                EventKind.SYSTEM,
                AmiBlock.event("PeerStatus", EventKind.SYSTEM)
                        .with("ChannelType", "PJSIP")
                        .with("Peer", "PJSIP/" + phone.name())
                        .with("PeerStatus", phone.isRegistered() ? "Reachable" : "Unreachable"));
        switchboard.publish(
                EventKind.SYSTEM,
                AmiBlock.event("ContactStatus", EventKind.SYSTEM)
                        .with("URI", "sip:%s@127.0.0.1:5060".formatted(phone.name()))
                        .with("ContactStatus", phone.isRegistered() ? "NonQualified" : "Removed")
                        .with("AOR", phone.name())
                        .with("EndpointName", phone.name())
                        .with("RoundtripUsec", 0));
    }

    private void publish(AmiBlock event) {
        switchboard.publish(EventKind.CALL, event);
    }
}
