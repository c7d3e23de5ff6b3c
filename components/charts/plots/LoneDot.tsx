interface LoneDotProps {
  cx?: number;
  cy?: number;
  isShown: boolean;
  fill: string;
}

/** A point between two gaps, where no line would be visible. */
export function LoneDot({ cx, cy, isShown, fill }: LoneDotProps) {
  return isShown ? <circle cx={cx} cy={cy} r={2} fill={fill} /> : null;
}
