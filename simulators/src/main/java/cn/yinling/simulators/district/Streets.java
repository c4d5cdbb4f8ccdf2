package cn.yinling.simulators.district;

import cn.yinling.link.topic.DeviceId;
import cn.yinling.simulators.chance.Chance;
import java.util.List;
import java.util.stream.IntStream;

/** The sixteen streets each one's home-care service centre and its kiosk. */
final class Streets {
    private static final List<String> NAMES =
            List.of(
                    "听潮 Tingchao",
                    "桂香 Guixiang",
                    "柳岸 Liuan",
                    "莲溪 Lianxi",
                    "望鹤 Wanghe",
                    "秋枫 Qiufeng",
                    "澄湖 Chenghu",
                    "青禾 Qinghe",
                    "松云 Songyun",
                    "石桥湾 Shiqiaowan",
                    "晚晴 Wanqing",
                    "渔歌 Yuge",
                    "兰渚 Lanzhu",
                    "锦帆 Jinfan",
                    "芦花 Luhua",
                    "春晖 Chunhui");

    private Streets() {}

    static List<Street> all() {
        return IntStream.range(0, NAMES.size()).mapToObj(Streets::street).toList();
    }

    private static Street street(int index) {
        String both = NAMES.get(index);
        int blank = both.indexOf(' ');
        return new Street(
                "st-%02d".formatted(index + 1),
                both.substring(0, blank) + "街道",
                both.substring(blank + 1) + " Street");
    }

    static Centre centre(Street street, Chance chance) {
        String number = number(street);
        return new Centre(
                "centre-" + number,
                street,
                street.name() + "居家养老服务中心",
                street.englishName() + " Home-Care Service Centre",
                "%s%d号一楼服务大厅"
                        .formatted(
                                Addresses.road(chance.on("road")), 1 + chance.on("no").below(280)),
                "8:00–17:30开放；其余时间按门铃，值班室有人",
                Phones.ofCentre(Integer.parseInt(number)));
    }

    static Kiosk kiosk(Centre centre, Chance chance) {
        String number = number(centre.street());
        return new Kiosk(
                new DeviceId("kiosk-" + number), centre, "700" + number, Passwords.of(chance));
    }

    private static String number(Street street) {
        return street.code().substring("st-".length());
    }
}
