package cn.yinling.hub.alarms.push;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How far the latest alarms have come that are perhaps not in the book any more, or not yet: a
 * device sends an alarm again whose acknowledgement was lost. Not thread-safe.
 */
final class Stages {
    private static final int MOST = 10_000;

    private final Map<String, Stage> byId =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Stage> eldest) {
                    return size() > MOST;
                }
            };

    Stage of(String alarmId) {
        return byId.getOrDefault(alarmId, Stage.UNTAKEN);
    }

    void put(String alarmId, Stage stage) {
        byId.merge(alarmId, stage, Stage::further);
    }

    void forget(String alarmId) {
        byId.remove(alarmId);
    }
}
