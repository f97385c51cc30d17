/// What has become of the exceptions of a policy.
@NullMarked
package dev.composure.policy.excuses;

import org.jspecify.annotations.NullMarked;
