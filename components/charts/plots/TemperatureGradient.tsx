import { usePlotArea } from "recharts";
import { type Theme, temperatureLineColour } from "@/lib/weather/colours/palette";

const STOPS = 16;

interface TemperatureGradientProps {
  id: string;
  /** Ends of the value axis, °C. */
  low: number;
  high: number;
  theme: Theme;
}

/** Paints whatever uses it with the temperature scale, each height in the colour of its temperature. */
export function TemperatureGradient({ id, low, high, theme }: TemperatureGradientProps) {
  const area = usePlotArea();
  if (!area) return null;
  const shares = Array.from({ length: STOPS + 1 }, (_, i) => i / STOPS);
  return (
    <defs>
      <linearGradient id={id} gradientUnits="userSpaceOnUse" x1={0} x2={0} y1={area.y + area.height} y2={area.y}>
        {shares.map((share) => (
          <stop key={share} offset={share} stopColor={temperatureLineColour(low + share * (high - low), theme)} />
        ))}
      </linearGradient>
    </defs>
  );
}
