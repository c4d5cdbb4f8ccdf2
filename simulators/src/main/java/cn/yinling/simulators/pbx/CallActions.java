package cn.yinling.simulators.pbx;

import java.util.HexFormat;

/** Originate, Hangup, Redirect, Getvar, Setvar. On the exchange's thread. */
final class CallActions {
    private final Switchboard switchboard;
    private final Exchange exchange;
    private int channelsMade;

    CallActions(Switchboard switchboard, Exchange exchange) {
        this.switchboard = switchboard;
        this.exchange = exchange;
    }

    void register(ActionDesk desk) {
        desk.take("Originate", this::originate);
        desk.takeShort("Hangup", this::hangUp);
        desk.takeShort("Redirect", this::redirect);
        desk.takeShort("Getvar", this::getVariable);
        desk.takeShort("Setvar", this::setVariable);
    }

    private void originate(AmiSession session, AmiMessage message, Runnable done) {
        OriginateRequest.Read read =
                OriginateRequest.read(
                        message,
                        block -> {
                            session.send(block);
                            done.run();
                        });
        switch (read) {
            case OriginateRequest.Read.Refused(String reason) -> {
                session.send(AmiBlock.error(message, reason));
                done.run();
            }
            case OriginateRequest.Read.Understood(OriginateRequest request) -> {
                if (request.isAsync()) {
                    session.send(AmiBlock.success(message, "Originate successfully queued"));
                    done.run();
                }
                dial(request);
            }
        }
    }

    private void dial(OriginateRequest request) {
        Phone phone = exchange.phone(request.endpoint());
        if (phone == null || !phone.isRegistered() || exchange.isTaken(request.channelId())) {
            Originates.failed(switchboard, request, Originates.REFUSED);
            return;
        }
        Channel channel = channel(phone, request);
        exchange.add(channel);
        publish(ChannelBlocks.event("Newchannel", channel));
        if (!request.callerId().equals(CallerId.NONE)) {
            channel.callerId = request.callerId();
            publish(
                    ChannelBlocks.event("NewCallerid", channel)
                            .with("CID-CallingPres", "0 (Presentation Allowed, Not Screened)"));
            channel.connectedLine = request.callerId();
            publish(ChannelBlocks.event("NewConnectedLine", channel));
        }
        publish(ChannelBlocks.dial("DialBegin", channel).with("DialString", request.dialString()));
        channel.givingUp =
                switchboard.runAfter(request.timeout(), () -> exchange.notAnsweredInTime(channel));
        react(phone.habit(), channel);
    }

    private Channel channel(Phone phone, OriginateRequest request) {
        int number = channelsMade++;
        String id =
                request.channelId().isEmpty()
                        ? exchange.now().getEpochSecond() + "." + number
                        : request.channelId();
        String name = "PJSIP/%s-%s".formatted(phone.name(), HexFormat.of().toHexDigits(number));
        return new Channel(name, id, phone, request, exchange.now());
    }

    private void react(PhoneHabit habit, Channel channel) {
        switch (habit) {
            case PhoneHabit.Rings() -> exchange.rings(channel);
            case PhoneHabit.Answers answers -> {
                exchange.rings(channel);
                channel.answering =
                        switchboard.runAfter(answers.after(), () -> answerIfRinging(channel));
            }
            case PhoneHabit.Refuses(int status) -> exchange.refused(channel, SipRefusal.of(status));
            case PhoneHabit.Silent() -> {}
            case PhoneHabit.Unregistered() ->
                    throw new IllegalStateException(channel.name + " has no phone");
        }
    }

    private void answerIfRinging(Channel channel) {
        if (channel.state == Channel.State.RINGING && exchange.isTaken(channel.uniqueId)) {
            exchange.answered(channel);
        }
    }

    private void hangUp(AmiSession session, AmiMessage message) {
        Channel channel = exchange.find(message.get("Channel"));
        if (channel == null) {
            session.send(
                    AmiBlock.error(
                            message,
                            message.has("Channel") ? "No such channel" : "No channel specified"));
            return;
        }
        session.send(AmiBlock.success(message, "Channel Hungup"));
        String cause = message.get("Cause");
        exchange.hangUp(
                channel,
                cause.matches("[0-9]{1,3}")
                        ? HangupCause.ofNumber(Integer.parseInt(cause))
                        : HangupCause.UNKNOWN);
    }

    /** Callers are not simulated yet, so there is nobody to send elsewhere. */
    private void redirect(AmiSession session, AmiMessage message) {
        session.send(
                AmiBlock.error(
                        message,
                        exchange.find(message.get("Channel")) == null
                                ? "Channel does not exist: " + message.get("Channel")
                                : "Redirect failed"));
    }

    private void getVariable(AmiSession session, AmiMessage message) {
        Channel channel = exchange.find(message.get("Channel"));
        if (message.has("Channel") && channel == null) {
            session.send(AmiBlock.error(message, "No such channel"));
            return;
        }
        String name = message.get("Variable");
        String value =
                (channel == null ? exchange.globals() : channel.variables).getOrDefault(name, "");
        session.send(
                AmiBlock.response("Success", message).with("Variable", name).with("Value", value));
    }

    private void setVariable(AmiSession session, AmiMessage message) {
        Channel channel = exchange.find(message.get("Channel"));
        if (!message.has("Variable")) {
            session.send(AmiBlock.error(message, "No variable specified"));
        } else if (message.has("Channel") && channel == null) {
            session.send(AmiBlock.error(message, "No such channel"));
        } else {
            (channel == null ? exchange.globals() : channel.variables)
                    .put(message.get("Variable"), message.get("Value"));
            session.send(AmiBlock.success(message, "Variable Set"));
        }
    }

    private void publish(AmiBlock event) {
        switchboard.publish(EventKind.CALL, event);
    }
}
