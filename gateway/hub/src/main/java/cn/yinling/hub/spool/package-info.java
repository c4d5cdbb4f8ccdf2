/** Durability without the database: batches on the local disk until it is back. */
@NullMarked
package cn.yinling.hub.spool;

import org.jspecify.annotations.NullMarked;
