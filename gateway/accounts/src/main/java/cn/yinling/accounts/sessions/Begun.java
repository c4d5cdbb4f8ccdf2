package cn.yinling.accounts.sessions;

/**
 * A session that has just begun.
 *
 * @param token what the browser is to show, and nobody else ever sees
 */
public record Begun(String token, Session session) {
    /** Without the token. */
    @Override
    public String toString() {
        return "Begun[%s]".formatted(session.personId());
    }
}
