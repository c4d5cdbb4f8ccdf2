package cn.yinling.simulators.agents;

import cn.yinling.link.json.LinkJson;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a robot tells the hotline. */
sealed interface RobotCommand {
    record Ready() implements RobotCommand {}

    record Away() implements RobotCommand {}

    record Accept(String caseId) implements RobotCommand {}

    record Pass(String caseId) implements RobotCommand {}

    record Note(String caseId, String text) implements RobotCommand {}

    record Close(String caseId, String outcome, String text) implements RobotCommand {}

    /** Gives up the time in which a close can be taken back. */
    record CloseNow(String caseId) implements RobotCommand {}

    /** As it goes over the WebSocket. */
    default String json(int id) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", id);
        switch (this) {
            case Ready() -> json.put("type", "ready");
            case Away() -> json.put("type", "away");
            case Accept(String caseId) -> {
                json.put("type", "accept");
                json.put("caseId", caseId);
            }
            case Pass(String caseId) -> {
                json.put("type", "pass");
                json.put("caseId", caseId);
            }
            case Note(String caseId, String text) -> {
                json.put("type", "note");
                json.put("caseId", caseId);
                json.put("text", text);
            }
            case Close(String caseId, String outcome, String text) -> {
                json.put("type", "close");
                json.put("caseId", caseId);
                json.put("outcome", outcome);
                json.put("text", text);
            }
            case CloseNow(String caseId) -> {
                json.put("type", "close-now");
                json.put("caseId", caseId);
            }
        }
        return new String(LinkJson.write(json), StandardCharsets.UTF_8);
    }
}
