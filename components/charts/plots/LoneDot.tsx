interface LoneDotProps {
  cx?: number;
  cy?: number;
  isShown: boolean;
  fill: string;
}

/** A point between two gaps, which would have no line to be seen by. */
export function LoneDot({ cx, cy, isShown, fill }: LoneDotProps) {
  return isShown ? <circle cx={cx} cy={cy} r={2} fill={fill} /> : null;
}
