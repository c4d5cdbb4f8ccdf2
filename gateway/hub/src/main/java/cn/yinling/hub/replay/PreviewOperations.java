package cn.yinling.hub.replay;

import cn.yinling.hub.history.History;
import cn.yinling.hub.plans.InvalidPlanException;
import cn.yinling.hub.plans.MonitoringPlan;
import cn.yinling.hub.plans.Plans;
import cn.yinling.hub.readings.ReadingRow;
import cn.yinling.hub.rules.Replay;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.topic.DeviceId;
import cn.yinling.register.DeviceDirectory;
import cn.yinling.register.RegisteredDevice;
import cn.yinling.runtime.web.Problem;
import cn.yinling.runtime.web.api.Answer;
import cn.yinling.runtime.web.api.Call;
import cn.yinling.runtime.web.api.Operations;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells what a plan would have raised, before it is in force. Thread-safe. */
public final class PreviewOperations implements Operations {
    private static final Duration LONGEST = Duration.ofDays(31);
    private static final int PAGE = 5000;

    /** Of one device; they are all in memory for a moment. */
    private static final int READINGS_MOST = 300_000;

    private final Plans plans;
    private final DeviceDirectory directory;
    private final History history;

    public PreviewOperations(Plans plans, DeviceDirectory directory, History history) {
        this.plans = plans;
        this.directory = directory;
        this.history = history;
    }

    /** What is asked. */
    record Question(Instant from, Instant to, JsonNode patch) {}

    /** What is answered. */
    record Preview(long readings, List<Finding> findings) {}

    /** An alarm that would have been. */
    record Finding(
            String deviceId, String cause, int lane, Instant onset, @Nullable Instant endedAt) {
        static Finding of(DeviceId device, Replay.Found found) {
            return new Finding(
                    device.value(),
                    found.cause().wireName(),
                    found.cause().lane().number(),
                    found.onset(),
                    found.endedAt());
        }
    }

    @Override
    public void bind(Binding binding) {
        binding.on("previewPlan", this::preview);
    }

    private Answer preview(Call call) {
        Question question = call.body(Question.class);
        check(question);
        String resident = call.path("residentId");
        if (plans.find(resident).isEmpty()) {
            return Answer.wrong(Problem.notFound("There is no resident %s".formatted(resident)));
        }
        MonitoringPlan plan = plan(question);
        long readings = 0;
        List<Finding> findings = new ArrayList<>();
        for (DeviceId device : devicesOf(resident)) {
            List<Reading> recorded = readings(device, question);
            readings += recorded.size();
            Replay.of(recorded, plan, question.to())
                    .forEach(found -> findings.add(Finding.of(device, found)));
        }
        findings.sort(Comparator.comparing(Finding::onset));
        return Answer.json(new Preview(readings, findings));
    }

    private static void check(Question question) {
        if (!question.from().isBefore(question.to())) {
            throw Call.mistake("body", "/to", "must be after 'from'");
        }
        if (Duration.between(question.from(), question.to()).compareTo(LONGEST) > 0) {
            throw Call.mistake("body", "/to", "must be at most 31 days after 'from'");
        }
    }

    private MonitoringPlan plan(Question question) {
        try {
            return plans.effective(question.patch());
        } catch (InvalidPlanException e) {
            throw Call.mistake("body", "/patch", String.valueOf(e.getMessage()));
        }
    }

    private List<DeviceId> devicesOf(String resident) {
        return directory.all().values().stream()
                .filter(device ->
                        device.resident() != null && device.resident().id().equals(resident))
                .map(RegisteredDevice::id)
                .sorted(Comparator.comparing(DeviceId::value))
                .toList();
    }

    private List<Reading> readings(DeviceId device, Question question) {
        List<Reading> readings = new ArrayList<>();
        List<ReadingRow> page = history.readings(device, question.from(), question.to(), PAGE);
        while (!page.isEmpty()) {
            page.forEach(row -> readings.add(row.reading()));
            if (readings.size() > READINGS_MOST) {
                throw Call.mistake(
                        "body", "/to", "holds more readings than can be replayed: ask for less");
            }
            Reading last = page.getLast().reading();
            page =
                    page.size() < PAGE
                            ? List.of()
                            : history.readingsAfter(
                                    device, last.at(), last.sequence(), question.to(), PAGE);
        }
        return readings;
    }
}
