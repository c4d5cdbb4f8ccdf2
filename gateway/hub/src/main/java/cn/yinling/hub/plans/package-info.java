/** What is watched for whom: thresholds and times, in general and for each resident. */
@NullMarked
package cn.yinling.hub.plans;

import org.jspecify.annotations.NullMarked;
