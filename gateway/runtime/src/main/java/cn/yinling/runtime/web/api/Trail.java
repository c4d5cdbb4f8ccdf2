package cn.yinling.runtime.web.api;

import org.jspecify.annotations.Nullable;

/** Where every look at a resident's record is written down. Thread-safe. Blocks. */
@FunctionalInterface
public interface Trail {
    /**
     * Writes down a look; throws where that cannot be done, and then nothing may be read.
     *
     * @param residentId whose record, null for those of many
     * @param subject the device, or by what the many were chosen
     */
    void note(Caller by, String operation, @Nullable String residentId, @Nullable String subject);
}
