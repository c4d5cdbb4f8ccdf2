package cn.yinling.hub.replay;

import cn.yinling.hub.readings.Moments;
import cn.yinling.link.json.LinkJson;
import cn.yinling.link.json.MalformedJsonException;
import cn.yinling.link.reading.Decoded;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.ReadingDecoder;
import cn.yinling.link.topic.DeviceId;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Readings as they were sent: a file of lines, each a SenML pack (RFC 8428) with the device's id as
 * its base name. What the API gives as {@code application/senml+json} is such a file.
 */
final class Recording {
    private final Map<String, List<Reading>> readingsOf = new TreeMap<>();
    private final List<String> refused = new ArrayList<>();

    private Recording() {}

    /** Reads all lines; those that are no reading are listed with the reason, and passed over. */
    static Recording read(BufferedReader lines) throws IOException {
        Recording recording = new Recording();
        ReadingDecoder decoder = new ReadingDecoder();
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (!line.isBlank()) {
                recording.take(number, line, decoder);
            }
        }
        return recording;
    }

    private void take(int number, String line, ReadingDecoder decoder) {
        byte[] pack = line.getBytes(StandardCharsets.UTF_8);
        try {
            DeviceId device = device(LinkJson.tree(pack));
            switch (decoder.decode(device, pack, Instant.EPOCH)) {
                case Decoded.Refused(_, String detail) -> refuse(number, detail);
                case Decoded.Salvaged(Reading reading, _, String detail) -> {
                    refuse(number, detail);
                    take(number, device, Moments.numbered(reading, pack));
                }
                case Decoded.Accepted(Reading reading) ->
                        take(number, device, Moments.numbered(reading, pack));
            }
        } catch (MalformedJsonException | IllegalArgumentException e) {
            refuse(number, String.valueOf(e.getMessage()));
        }
    }

    private void take(int number, DeviceId device, Reading reading) {
        if (reading.timed()) {
            readingsOf.computeIfAbsent(device.value(), _ -> new ArrayList<>()).add(reading);
        } else {
            refuse(number, "it has no time (bt)");
        }
    }

    private static DeviceId device(JsonNode pack) {
        String base = pack.path(0).path("bn").asText();
        String id = base.replaceFirst("[/:]$", "");
        return new DeviceId(id.substring(Math.max(id.lastIndexOf(':'), id.lastIndexOf('/')) + 1));
    }

    private void refuse(int number, String why) {
        refused.add("line %d: %s".formatted(number, why));
    }

    /** By device. */
    Map<String, List<Reading>> readings() {
        return readingsOf;
    }

    /** What was no reading, and why. */
    List<String> refused() {
        return refused;
    }
}
