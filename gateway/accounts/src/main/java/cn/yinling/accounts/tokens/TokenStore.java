package cn.yinling.accounts.tokens;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/** The table {@code service_token}. Stateless. */
public final class TokenStore {
    private static final String ALL =
            """
            select name, token_hash, scopes, expires_at
              from accounts.service_token
             order by name
            """;
    private static final String ADD =
            """
            insert into accounts.service_token (name, token_hash, scopes, expires_at, made_by)
            values (:name, :hash, :scopes, :expires, :by)
                on conflict do nothing
            """;
    private static final String KEEP =
            """
            insert into accounts.service_token (name, token_hash, scopes, expires_at, made_by)
            values (:name, :hash, :scopes, :expires, :by)
                on conflict (name) do update set expires_at = excluded.expires_at
            """;
    private static final String FORGET =
            """
            delete from accounts.service_token
             where made_by = :by and expires_at < :now
            """;
    private static final String END =
            """
            delete from accounts.service_token
             where name = :name
            """;

    /** All of them, also those that have expired. */
    public List<ServiceToken> all(Handle handle) {
        return handle.createQuery(ALL).map(TokenStore::token).list();
    }

    /** Adds one; false where there is one of that name or that token. */
    public boolean add(Handle handle, ServiceToken token, String by) {
        return handle.createUpdate(ADD)
                        .bind("name", token.name())
                        .bind("hash", HexFormat.of().parseHex(token.key()))
                        .bindArray("scopes", String.class, token.scopes())
                        .bind("expires", token.expiresAt())
                        .bind("by", by)
                        .execute()
                > 0;
    }

    /** A process keeps its own, and forgets what processes of its kind have left. */
    void keep(Handle handle, ServiceToken own, String by, Instant now) {
        handle.createUpdate(FORGET).bind("by", by).bind("now", now).execute();
        handle.createUpdate(KEEP)
                .bind("name", own.name())
                .bind("hash", HexFormat.of().parseHex(own.key()))
                .bindArray("scopes", String.class, own.scopes())
                .bind("expires", own.expiresAt())
                .bind("by", by)
                .execute();
    }

    /** Ends one; false where there is none. */
    boolean end(Handle handle, String name) {
        return handle.createUpdate(END).bind("name", name).execute() > 0;
    }

    private static ServiceToken token(RowView row) {
        return new ServiceToken(
                row.getColumn("name", String.class),
                HexFormat.of().formatHex(row.getColumn("token_hash", byte[].class)),
                List.of(row.getColumn("scopes", String[].class)),
                row.getColumn("expires_at", Instant.class));
    }
}
