package cn.yinling.simulators.district;

import cn.yinling.simulators.chance.Chance;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Puts names together from parts, each full name once. Not thread-safe. */
final class Names {
    /** Often used ones stand here twice. */
    private static final List<String> SURNAMES =
            words(
                    """
                    陈 陈 王 王 张 张 李 李 周 周 吴 吴 徐 徐 朱 朱 顾 顾 陆 陆 黄 沈 施 曹 季 钱 孙 杨 刘 赵
                    许 丁 马 唐 姚 邵 葛 袁 蒋 胡 瞿 成 汤 薛 严 范 倪 保 喻 管 冯 罗 宋 江 石 龚 秦 樊 戴 高\
                    """);

    private static final List<String> GRANDMOTHERS =
            words(
                    """
                    秀英 桂英 秀兰 玉兰 桂兰 素珍 玉珍 凤英 翠英 素琴 惠英 兰芳 秀珍 月英 金凤 彩云 桂珍 宝珍 巧云
                    瑞芳 菊英 美英 冬梅 素兰 文英 玉凤 兰英 淑贞 慧贞 佩芳 银娣 月仙 静娴 玉如 莲英 锦秀\
                    """);
    private static final List<String> MOTHERS =
            words(
                    """
                    建华 丽华 美芳 玉芬 惠芬 爱华 美琴 国芳 秀华 红英 卫红 亚萍 志英 慧珍 雪芳 建英 淑萍 琴芳 永芳
                    春兰 玉梅 爱珍 跃华 惠萍 锦芳 凤琴 美华 金娣 彩萍 云芳\
                    """);
    private static final List<String> GRANDFATHERS =
            words(
                    """
                    德明 永福 锦堂 志祥 汉章 福生 金生 文斌 国栋 长根 宝林 洪生 炳文 子良 树德 伯年 松年 家驹 廷芳
                    根宝 德才 寿康 鹤鸣 锡荣 维新 耀先 仲华 世昌 学礼 兆麟 善庆 启明 鸿儒 云生 泰来\
                    """);
    private static final List<String> FATHERS =
            words(
                    """
                    建国 建华 国强 志明 卫东 永明 国华 志刚 建平 正华 爱国 学文 跃进 新民 金龙 汉民 少华 德胜 立新
                    炳泉 国平 长春 锦华 志良 俊明 祖德 永康 维国 友根 宝华\
                    """);
    private static final List<String> SONS =
            words("建军 伟 勇 斌 军 峰 志强 晓东 海涛 宏伟 永刚 建忠 鹏 亮 俊 卫星 晓峰 健 立群 志华 剑 晓明 振宇 涛");
    private static final List<String> DAUGHTERS =
            words("丽 敏 芳 燕 静 红梅 晓燕 丽娟 海燕 春梅 玲 莉 萍 亚琴 晓红 卫芳 雪梅 蓉 慧 小兰 琳 颖 雅芳 文娟");

    private final Set<String> used = new HashSet<>();

    /** The name of somebody born in {@code year}; no two elders have the same. */
    String elder(Chance chance, boolean isFemale, int year) {
        List<String> given =
                isFemale
                        ? year <= 1945 ? GRANDMOTHERS : MOTHERS
                        : year <= 1945 ? GRANDFATHERS : FATHERS;
        int attempt = 0;
        String name;
        do {
            Chance draw = chance.on(attempt++);
            name = surname(draw.on("surname")) + draw.on("given").pick(given);
        } while (!used.add(name));
        return name;
    }

    /** What the {@code number}-th child of a family is called besides its surname. */
    static String child(Chance chance, boolean isFemale, int number) {
        List<String> given = isFemale ? DAUGHTERS : SONS;
        // Steps of 7 from one start never meet within a family: the lists have 24 names.
        return given.get((chance.below(given.size()) + 7 * number) % given.size());
    }

    static String surname(Chance chance) {
        return chance.pick(SURNAMES);
    }

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+"));
    }
}
