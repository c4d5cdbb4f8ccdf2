package cn.yinling.simulators.agents;

import cn.yinling.simulators.chance.Chance;
import java.util.List;

/**
 * What a robot writes about a case and how it ends.
 *
 * @param outcome a code of the hotline's
 */
record Handling(String note, String outcome, String closing) {
    private static final List<Handling> PRESSED =
            List.of(
                    new Handling(
                            "已与老人通话，神志清楚，自述胸口发闷，已吃过药。", "caregiver-sent", "已派护理员上门测量血压，并告知老人保持通话。"),
                    new Handling("老人起身时头晕，现坐在床边，无外伤。", "caregiver-sent", "已派护理员上门查看，预计30分钟内到达。"),
                    new Handling("老人夜里睡不着，想找人说说话。", "comforted", "陪聊后情绪平稳，约定明天上午回访。"),
                    new Handling("老人翻身时碰到按钮，本人一切安好。", "false-alarm", "已确认安全，提醒把按钮移到床头。"),
                    new Handling("老人问今天谁来送饭，未见异常。", "family-informed", "已电话告知家属，家属中午到家。"));
    private static final List<Handling> FELL =
            List.of(
                    new Handling("老人在卫生间门口滑倒，左髋疼痛，不能站立。", "ambulance", "已呼叫120并通知家属，通话保持到急救到场。"),
                    new Handling("老人坐到地上，起不来，无明显外伤。", "caregiver-sent", "已派护理员上门搀扶并检查。"),
                    new Handling("老人已自行扶床站起，膝盖轻微擦伤。", "caregiver-sent", "已派护理员上门处理擦伤。"));
    private static final List<Handling> DANGER =
            List.of(
                    new Handling("做饭时油烟触发，老人已关火开窗。", "false-alarm", "已确认无明火，请社区网格员上门复查。"),
                    new Handling("老人闻到异味，已关阀门，移到门外等候。", "caregiver-sent", "已通知物业与护理员到场。"));
    private static final List<Handling> OTHER =
            List.of(
                    new Handling("已联系老人，设备情况已记录。", "family-informed", "已告知家属，安排当日检修。"),
                    new Handling("厨房地面有少量积水，老人未靠近。", "caregiver-sent", "已派人上门查看水管。"));

    static Handling of(SeatView.Work work, Chance chance) {
        return switch (work.cause()) {
            case "sos", "cord" -> chance.pick(PRESSED);
            case "fall" -> chance.pick(FELL);
            case "smoke", "gas" -> chance.pick(DANGER);
            default -> chance.pick(OTHER);
        };
    }
}
