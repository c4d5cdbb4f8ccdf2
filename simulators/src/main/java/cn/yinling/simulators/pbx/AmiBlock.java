package cn.yinling.simulators.pbx;

/** A block on its way to a client: lines ended by CR LF, and an empty line. Not thread-safe. */
final class AmiBlock {
    private final StringBuilder text = new StringBuilder();

    /** The answer to an action, with its ActionID where it has one. */
    static AmiBlock response(String response, AmiMessage action) {
        return new AmiBlock().with("Response", response).withActionIdOf(action);
    }

    static AmiBlock error(AmiMessage action, String message) {
        return response("Error", action).with("Message", message);
    }

    static AmiBlock success(AmiMessage action, String message) {
        return response("Success", action).with("Message", message);
    }

    /** Something that happened, for everybody who wants that kind. */
    static AmiBlock event(String name, EventKind kind) {
        return new AmiBlock().with("Event", name).with("Privilege", kind.privilege());
    }

    /** A list that follows an answer. */
    static AmiBlock listStart(AmiMessage action, String message) {
        return response("Success", action).with("EventList", "start").with("Message", message);
    }

    static AmiBlock listItem(String name, AmiMessage action) {
        return new AmiBlock().with("Event", name).withActionIdOf(action);
    }

    static AmiBlock listEnd(String name, AmiMessage action, int items) {
        return listItem(name, action).with("EventList", "Complete").with("ListItems", items);
    }

    AmiBlock withActionIdOf(AmiMessage action) {
        return action.has("ActionID") ? with("ActionID", action.get("ActionID")) : this;
    }

    /** A line break in a value would begin a header that nobody meant. */
    AmiBlock with(String name, String value) {
        text.append(name)
                .append(": ")
                .append(value.replace('\r', ' ').replace('\n', ' '))
                .append("\r\n");
        return this;
    }

    AmiBlock with(String name, long value) {
        return with(name, Long.toString(value));
    }

    /** The bytes to send, as text. */
    String text() {
        return text + "\r\n";
    }
}
