package cn.yinling.hub.spool;

import java.io.IOException;

/** How a batch is written into the spool. Thread-safe. */
public interface SpoolCodec<B> {
    byte[] encode(B batch);

    /**
     * Reads what {@link #encode} wrote, also that of an earlier version.
     *
     * @throws IOException where these bytes are no batch
     */
    B decode(byte[] bytes) throws IOException;
}
