package cn.yinling.simulators.pbx;

/** What a client is told of the call it asked for. */
final class Originates {
    /** {@code Reason} of a call that was refused, withdrawn or could not be made. */
    static final int REFUSED = 0;

    /** {@code Reason} of a call that nobody answered in time. */
    static final int NOT_IN_TIME = 3;

    private static final int ANSWERED = 4;

    private Originates() {}

    static void succeeded(Switchboard switchboard, Channel channel) {
        OriginateRequest request = channel.request;
        if (!request.isAsync()) {
            request.answer()
                    .accept(AmiBlock.success(request.action(), "Originate successfully queued"));
            return;
        }
        switchboard.publish(
                EventKind.CALL,
                response(request, "Success", channel.name, ANSWERED, channel.uniqueId));
    }

    static void failed(Switchboard switchboard, OriginateRequest request, int reason) {
        if (!request.isAsync()) {
            request.answer().accept(AmiBlock.error(request.action(), "Originate failed"));
            return;
        }
        String id = request.channelId().isEmpty() ? "<null>" : request.channelId();
        switchboard.publish(
                EventKind.CALL, response(request, "Failure", request.channel(), reason, id));
    }

    private static AmiBlock response(
            OriginateRequest request, String response, String channel, int reason, String id) {
        return AmiBlock.event("OriginateResponse", EventKind.CALL)
                .withActionIdOf(request.action())
                .with("Response", response)
                .with("Channel", channel)
                .with("Context", request.context())
                .with("Exten", request.exten())
                .with("Reason", reason)
                .with("Uniqueid", id)
                .with("CallerIDNum", request.callerId().shownNumber())
                .with("CallerIDName", request.callerId().shownName());
    }
}
