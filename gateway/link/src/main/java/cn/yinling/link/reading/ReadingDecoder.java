package cn.yinling.link.reading;

import cn.yinling.link.senml.MalformedSenmlException;
import cn.yinling.link.senml.SenmlDecoder;
import cn.yinling.link.topic.DeviceId;
import java.time.Instant;

/**
 * Turns a SenML pack, JSON or CBOR, into a {@link Reading}: by the rules, and where that fails by
 * what can be read of it, for an alarm is never lost to a fault beside it. Thread-safe.
 */
public final class ReadingDecoder {
    private final SenmlDecoder senml = new SenmlDecoder();

    /**
     * Decodes and checks a payload.
     *
     * @param device who sent it; a base name, where there is one, must end with this id
     * @param now the hub's clock; the time of readings without a time of their own
     */
    public Decoded decode(DeviceId device, byte[] payload, Instant now) {
        Decoded decoded = byTheRules(device, payload, now);
        return decoded instanceof Decoded.Refused refused
                ? Salvage.of(device, payload, now).<Decoded>map(refused::despite).orElse(refused)
                : decoded;
    }

    private Decoded byTheRules(DeviceId device, byte[] payload, Instant now) {
        ReadingCollector collector = new ReadingCollector(device, now);
        try {
            senml.decode(payload, now.getEpochSecond() + now.getNano() / 1e9, collector);
        } catch (ImplausibleException e) {
            return new Decoded.Refused(e.reason(), e.detail());
        } catch (MalformedSenmlException e) {
            return new Decoded.Refused(Decoded.Reason.MALFORMED, String.valueOf(e.getMessage()));
        }
        return collector.finish();
    }
}
