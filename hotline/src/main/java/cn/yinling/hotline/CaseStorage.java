package cn.yinling.hotline;

import cn.yinling.hotline.cases.CaseWriter;
import cn.yinling.hotline.cases.OpenCasesFile;
import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.database.Migrations;
import cn.yinling.runtime.process.Parts;
import java.time.Clock;

/** Where cases are kept: the database, and the file that knows the open ones without it. */
record CaseStorage(Database database, OpenCasesFile file, CaseWriter writer) {
    private static final Migrations MIGRATIONS = new Migrations("hotline", "classpath:db/hotline");

    static CaseStorage start(HotlineConfig config, Clock clock, Parts parts) {
        Database database = parts.add("database", Database.start(config.database(), MIGRATIONS));
        OpenCasesFile file = new OpenCasesFile(config.openCases());
        CaseWriter writer =
                parts.add("writer", new CaseWriter(database, clock, config.zone(), file));
        return new CaseStorage(database, file, writer);
    }
}
